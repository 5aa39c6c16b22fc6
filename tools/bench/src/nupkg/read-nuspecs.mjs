// Opens each package named in a file of lines, as a caller of the library would, and says what it is.
import { readFileSync } from 'node:fs';
import { readNuspecFile } from '@nuspine/nupkg-core/fs/nuspec';

const [list = ''] = process.argv.slice(2);
let answers = '';
for (const path of readFileSync(list, 'utf8').trim().split('\n')) {
  const { nuspec } = await readNuspecFile(path);
  answers += `${nuspec.id} ${nuspec.version.original} ${String(nuspec.dependencyGroups.length)}\n`;
}
process.stdout.write(answers);
