#!/usr/bin/env node
import { COMMANDS } from './catalog.ts';
import { packageVersion } from './fs/package-version.ts';
import { processIo } from './fs/process-io.ts';
import { runCli } from './run-cli.ts';

const io = processIo();
io.exit(await runCli(io.argv, io, { commands: COMMANDS, version: packageVersion() }));
