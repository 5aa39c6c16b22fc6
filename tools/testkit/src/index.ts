export { failingSource } from './failing-source.ts';
export { cutAfter, type TestServer, withHttpServer } from './http-server.ts';
export { pick, type Random, seededRandom, several } from './random.ts';
export { extraField, type RawEnd, type RawEntry, type RawHeader, rawZip, zip64End } from './raw-zip.ts';
export { numbersFrom, sampleContent } from './sample-content.ts';
export { BASIC_LOGIN, emptyRegistry, type RegistryBehaviour, withRegistry } from './registry-server.ts';
export { temporaryFolder, withTemporaryFolder } from './temporary-folder.ts';
export { toThrowCode } from './to-throw-code.ts';
export { type Fault, registrationFeed, type ServedPackage, v3Feed, withFaults } from './v3-feed.ts';
