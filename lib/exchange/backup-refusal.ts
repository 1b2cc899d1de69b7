import type { BackupPart } from './backup-rows.ts';

/** Why a file is not taken as a backup. Lines and rows count from 1. */
export type BackupRefusal =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'other-program'; readonly program: string | undefined }
  | { readonly kind: 'later-version'; readonly version: number; readonly program: string | undefined }
  /** The file ends before it is done, in this line. */
  | { readonly kind: 'cut-short'; readonly line: number }
  /** What stands here is not what must stand here, and more follows. */
  | { readonly kind: 'damaged'; readonly line: number }
  | {
      readonly kind: 'bad-row';
      readonly part: BackupPart;
      readonly row: number;
      /** The first field that is wrong; empty if the row is no object at all. */
      readonly field: string;
      /** Absent if another program laid the file out anew. */
      readonly line?: number | undefined;
    }
  | { readonly kind: 'count-mismatch'; readonly part: BackupPart; readonly counted: number; readonly expected: number };
