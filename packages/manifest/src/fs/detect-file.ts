import type { Detection } from '../detect/detection.ts';
import { type FileExaminer, fileExaminer } from './examine/examine-file.ts';
import { WANTED } from './examine/file-table.ts';

let examiner: FileExaminer | undefined;

/** What a file is, by its first page and, for the few kinds that say it elsewhere, one or two more. */
export function detectFile(path: string, size: number): readonly Detection[] {
  examiner ??= fileExaminer();
  return examiner.examine(path, size, WANTED.nothing).detections;
}
