/** Whether there is room on the disk to write. */
export interface DiskRoom {
  /** True from shortly before the disk is full until there is room again: nothing is written then. */
  isFull(): boolean;
}

/** For a database whose disk is somebody else's care. */
export const ALWAYS_ROOM: DiskRoom = { isFull: () => false };
