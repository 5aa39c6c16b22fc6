import { type FormatSample, found, node, python, sample } from './format-sample.ts';

export const DATA_SAMPLES: readonly FormatSample[] = [
  sample(
    'sqlite',
    'out',
    `python3 -c "import sqlite3; c = sqlite3.connect('out'); c.execute('create table a (b)'); c.commit()"`,
  ),
  sample('pickle', 'out', `python3 -c "import pickle; pickle.dump(list(range(99)), open('out', 'wb'))"`),
  node(
    'parquet',
    'out',
    `import { writeFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
writeFileSync('out', Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2], type: 'INT32' }] })));`,
  ),
  node(
    'hdf5',
    'out',
    `import h5wasm from 'h5wasm/node';
await h5wasm.ready;
const file = new h5wasm.File('out', 'w');
file.create_dataset({ name: 'a', data: [1, 2] });
file.close();`,
  ),
  sample('der', 'out', 'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -outform DER -out out -keyout key'),
  sample(
    'pkcs12',
    'out',
    'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -out cert -keyout key && openssl pkcs12 -export -in cert -inkey key -passout pass:a -out out',
  ),
  sample(
    'pkcs7',
    'out',
    'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -out cert -keyout key && openssl crl2pkcs7 -nocrl -certfile cert -outform DER -out out',
  ),
  found('jks', 'out', 'android/app/debug.keystore'),
  // Keys for signatures, as `sn -k` makes them, and keys for exchange, which assemblies are signed with as well.
  ...[1, 2].map((use) =>
    sample(
      'snk',
      'out',
      `echo 'using System.Security.Cryptography; class A { static void Main() { System.IO.File.WriteAllBytes("out", new RSACryptoServiceProvider(1024, new CspParameters { KeyNumber = ${String(use)} }).ExportCspBlob(true)); } }' > a.cs && mcs a.cs && mono a.exe`,
    ),
  ),
  ...[2, 3, 4, 5].map((protocol) =>
    python('pickle', 'out', `import pickle\npickle.dump(list(range(99)), open('out', 'wb'), ${String(protocol)})`),
  ),
  python('numpy', 'out', "import numpy\nnumpy.save(open('out', 'wb'), numpy.arange(9))"),
  node(
    'gguf',
    'out',
    `import { writeFileSync } from 'node:fs';
import { serializeGgufMetadata } from '@huggingface/gguf';
const [uint32, text, uint64] = [4, 8, 10];
const metadata = {
  version: { value: 3, type: uint32 },
  tensor_count: { value: 0n, type: uint64 },
  kv_count: { value: 1n, type: uint64 },
  'general.architecture': { value: 'llama', type: text },
};
writeFileSync('out', serializeGgufMetadata(metadata));`,
  ),
  node(
    'safetensors',
    'out',
    `import { writeFileSync } from 'node:fs';
import { SafeTensorsWriter } from '@ruvector/ruvllm';
writeFileSync('out', new SafeTensorsWriter().add1D('a', [1, 2]).build());`,
  ),
];

const SOUND =
  "python3 -c \"import wave; w = wave.open('a.wav', 'wb'); w.setparams((1, 2, 8000, 9, 'NONE', '')); w.writeframes(bytes(16000))\"";

export const MEDIA_SAMPLES: readonly FormatSample[] = [
  ...['png', 'gif', 'bmp', 'ico'].map((kind) => sample(kind, 'out', `convert -size 16x16 gradient: ${kind}:out`)),
  sample('jpeg', 'out', 'convert -size 16x16 gradient: jpg:out'),
  node(
    'pdf',
    'out',
    `import { writeFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
const document = await PDFDocument.create();
document.addPage();
writeFileSync('out', await document.save());`,
  ),
  sample(
    'riff',
    'out',
    `python3 -c "import wave; w = wave.open('out', 'wb'); w.setparams((1, 2, 8000, 9, 'NONE', '')); w.writeframes(bytes(18))"`,
  ),
  found('woff', 'out', 'inter-latin-400-normal.woff'),
  found('woff2', 'out', 'inter-latin-400-normal.woff2'),
  found('truetype', 'out', 'DejaVuSans.ttf'),
  found('opentype', 'out', 'font-awesome/fonts/FontAwesome.otf'),
  sample('icns', 'out', 'convert -size 32x32 gradient: a.png && png2icns out a.png'),
  sample('iso-media', 'out', 'convert -size 16x16 gradient: a.png && avifenc a.png out'),
  sample('ogg', 'out', `${SOUND} && oggenc -Q a.wav -o out`),
  sample('flac', 'out', `${SOUND} && flac -s a.wav -o out`),
  sample('mp3', 'out', `${SOUND} && lame --quiet --add-id3v2 --tt a a.wav out`),
];
