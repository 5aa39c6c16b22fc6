const PACKABLE = '<Project><PropertyGroup><PackageId>App</PackageId></PropertyGroup></Project>';
const LINE = JSON.stringify({
  flatten: { sources: ['../../local-nugets'], rid: 'win-x64' },
  releases: { base: 'released' },
});
const GATE = '[[job]]\nname = "cli"\nkind = "cli-smoke"\ncommand = ["app"]\ninputs = ["src/**"]\n';

/** Repositories of eight shapes: the files that matter, with their texts. */
export const REPOSITORY_SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'nothing of ours': { 'package.json': '{ "name": "web" }', 'src/App.csproj': '<Project/>' },
  'one packable project': { 'App.csproj': PACKABLE, 'local-nugets/A.1.0.0.nupkg': '' },
  'a declared release line': { 'apps/tally/Tally.csproj': PACKABLE, 'apps/tally/nuspine.json': LINE },
  'a nuspec without a project file': { 'nuget/App.nuspec': '<package/>' },
  'packages that come from elsewhere': {
    'apps/app/package.json': '{ "name": "@acme/app" }',
    'apps/app/nuspine.json': '{ "flatten": { "sources": [], "app": "incoming" } }',
  },
  'a spine and a gate': { 'spine.toml': 'source = "package.json"', 'gate.toml': GATE, 'package.json': '{}' },
  'an offline layout with a matrix': { 'nuspine.offline.json': '{}', 'versions.toml': 'format = 2' },
  'a store and a follower': { 'build-info/a/b/main/channel.json': '{}', 'shop/subscriptions.toml': 'format = 1' },
};
