/** What the formats of pictures have in common. */

/**
 * How a file ends: as its format says; in the middle; or, "open", after all that is in order, without its end mark.
 * What is open may be a whole picture with a sloppy end, or one that was cut off: see `mend`.
 */
export type Ending = "whole" | "cut" | "open";

/** What a format says of a picture. */
export interface Head {
  /** Size as stored, before any turning; 0 where it is not said near the beginning. */
  width: number;
  height: number;
  /** Holds more than one picture, shown one after the other. */
  animated: boolean;
  ending: Ending;
  /** Where its last whole piece ends, in bytes. */
  last: number;
}

/** The bytes of a file, read as numbers; what is read past the end is a RangeError. */
export interface Data {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView;
}

export const ascii = ({ bytes }: Data, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));
