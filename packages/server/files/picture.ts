/** What is on an uploaded picture, in numbers? Decoded, turned upright, re-encoded, measured. */
import sharp from "sharp";
import type { PictureFeatures } from "@dianzhang/api";
import { Fault } from "../fault.ts";

const FORMATS = new Set(["jpeg", "png", "webp"]);
/** Larger ones are bombs or posters. */
const PIXEL_LIMIT = 50_000_000;
const MEGAPIXEL = 1_000_000;
/** The longest side of what is kept. */
const KEPT_SIDE = 1600;
/** Pictures are measured on a square of this side. */
const SIDE = 64;

export interface MeasuredPicture {
  /** WebP without a word of the original's metadata. */
  readonly bytes: Buffer;
  readonly features: PictureFeatures;
}

/** Re-encodes and measures; anything that is not a whole JPEG, PNG or WebP is a Fault. */
export async function measurePicture(upload: Buffer): Promise<MeasuredPicture> {
  try {
    // Only the head is read here, whatever size it promises.
    const { format, width, height } = await sharp(upload, { limitInputPixels: false }).metadata();
    if (!FORMATS.has(format)) throw new Fault("not-a-picture");
    if (width * height > PIXEL_LIMIT)
      throw new Fault("picture-too-large", { limit: PIXEL_LIMIT / MEGAPIXEL });
    const upright = sharp(upload, { limitInputPixels: PIXEL_LIMIT, failOn: "error" }).rotate();
    const { data, info } = await upright
      .resize(KEPT_SIDE, KEPT_SIDE, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return {
      bytes: data,
      features: { width: info.width, height: info.height, ...(await measure(data)) },
    };
  } catch (error) {
    throw error instanceof Fault ? error : new Fault("not-a-picture");
  }
}

async function measure(picture: Buffer): Promise<Omit<PictureFeatures, "width" | "height">> {
  const pixels = await sharp(picture)
    .resize(SIDE, SIDE, { fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer();
  const grey = greyOf(pixels);
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const spread = Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
  const border = borderColour(pixels);
  const far = farFrom(pixels, border);
  return {
    brightness: permille(mean / 255),
    // Half the pixels black and half white spread by 127.5.
    contrast: permille(spread / 127.5),
    sharpness: permille(edges(grey) / 60),
    saturation: permille(saturationOf(pixels)),
    plainBorder: permille(1 - share(borderPlaces(), (place) => far[place] === 1)),
    subject: permille(share([...far.keys()], (place) => far[place] === 1)),
  };
}

function greyOf(pixels: Buffer): Float64Array {
  const grey = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < grey.length; i += 1) {
    const [red, green, blue] = colourAt(pixels, i);
    grey[i] = 0.299 * red + 0.587 * green + 0.114 * blue;
  }
  return grey;
}

function colourAt(pixels: Buffer, place: number): readonly [number, number, number] {
  return [pixels[place * 3] ?? 0, pixels[place * 3 + 1] ?? 0, pixels[place * 3 + 2] ?? 0];
}

/** Mean step between neighbours: blurred pictures have small ones. */
function edges(grey: Float64Array): number {
  let sum = 0;
  for (let y = 0; y < SIDE - 1; y += 1) {
    for (let x = 0; x < SIDE - 1; x += 1) {
      const here = grey[y * SIDE + x] ?? 0;
      sum +=
        Math.abs(here - (grey[y * SIDE + x + 1] ?? 0)) +
        Math.abs(here - (grey[(y + 1) * SIDE + x] ?? 0));
    }
  }
  return sum / ((SIDE - 1) * (SIDE - 1));
}

function saturationOf(pixels: Buffer): number {
  let sum = 0;
  for (let i = 0; i < SIDE * SIDE; i += 1) {
    const colour = colourAt(pixels, i);
    const most = Math.max(...colour);
    sum += most === 0 ? 0 : (most - Math.min(...colour)) / most;
  }
  return sum / (SIDE * SIDE);
}

function borderPlaces(): number[] {
  const places: number[] = [];
  for (let i = 0; i < SIDE; i += 1)
    places.push(i, (SIDE - 1) * SIDE + i, i * SIDE, i * SIDE + SIDE - 1);
  return places;
}

/** The middle colour of the border, channel by channel. */
function borderColour(pixels: Buffer): readonly number[] {
  const places = borderPlaces();
  return [0, 1, 2].map((channel) => {
    const values = places
      .map((place) => colourAt(pixels, place)[channel] ?? 0)
      .toSorted((a, b) => a - b);
    return values[values.length >> 1] ?? 0;
  });
}

// 1 where a pixel differs clearly from the border's colour: that is the subject.
function farFrom(pixels: Buffer, border: readonly number[]): Uint8Array {
  const far = new Uint8Array(SIDE * SIDE);
  for (let i = 0; i < far.length; i += 1) {
    const colour = colourAt(pixels, i);
    const distance = Math.hypot(...colour.map((value, channel) => value - (border[channel] ?? 0)));
    far[i] = distance > 40 ? 1 : 0;
  }
  return far;
}

function share(places: readonly number[], holds: (place: number) => boolean): number {
  return places.filter(holds).length / places.length;
}

function permille(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000);
}
