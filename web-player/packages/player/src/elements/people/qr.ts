/** Modules around the code that stay light, as scanners need. */
const QUIET = 4;

/** A QR code as one path in a square. */
export interface QrPicture {
  /** Modules to a side, with the margin. */
  readonly size: number;
  /** The dark modules. */
  readonly path: string;
}

/** Makes the QR code of a text; what makes it is loaded when it is needed. */
export async function qrOf(text: string): Promise<QrPicture> {
  const { encode } = await import("uqr");
  const { data } = encode(text, { ecc: "M", border: QUIET });
  const rows = data.map((modules, y) => modules.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  return { size: data.length, path: rows.join("") };
}
