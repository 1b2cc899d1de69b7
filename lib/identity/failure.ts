/** Why a write did not happen. Each has its own sentence and next step in the interface. */
export type StoreFailure =
  | 'quota-exceeded' // the disk or the browser's share of it is full; nothing of the batch was written
  | 'store-unavailable' // the database would not open or answer: most often its files are damaged
  | 'store-forbidden' // the browser allows no database: "never remember history", or in Firefox a disk that was full
  | 'store-blocked' // an older version of this extension, in another tab, holds the database and does not let go
  | 'store-newer' // written by a later version of this extension: read only
  | 'busy' // a page of ours replaces the library, or is at another long job on it
  | 'private-window'; // the tab that asked is private: nothing is recorded

/** Why a backup file was not written to the downloads. */
export type FileFailure =
  | StoreFailure
  | 'file-interrupted' // the browser could not write it: no room, no such folder
  | 'downloads-forbidden'; // the permission was taken back
