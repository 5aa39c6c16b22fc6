import { expect } from 'vitest';
import { toThrowCode } from './to-throw-code.ts';

expect.extend({ toThrowCode });
