// Opens each package named in a file of lines, as a caller of the library would, and says what it is. As the command does, it
// keeps what has been compiled for the next run.
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { readNuspecFile } = await import('@nuspine/nupkg-core/fs/nuspec');

const [list = ''] = process.argv.slice(2);
let answers = '';
for (const path of readFileSync(list, 'utf8').trim().split('\n')) {
  const { nuspec } = await readNuspecFile(path);
  answers += `${nuspec.id} ${nuspec.version.original} ${String(nuspec.dependencyGroups.length)}\n`;
}
process.stdout.write(answers);
