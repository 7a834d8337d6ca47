const orientationTag = 0x0112
const shortType = 3
/** With and without the pointer to a second directory, which there never is. */
const wholeBytes = 26
const shortBytes = 22

/** How a picture is to be turned, 1 to 8 (1: not at all), by the Exif data of a camera. */
export function orientationIn(exif: Buffer): number {
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < shortBytes || (order !== 'II' && order !== 'MM')) return 1
  const short = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (short(2) !== 42 || first < 8 || first + 2 > tiff.length) return 1
  const entries = Math.min(short(first), Math.floor((tiff.length - first - 2) / 12))
  for (let n = 0; n < entries; n += 1) {
    const entry = first + 2 + n * 12
    if (short(entry) === orientationTag && short(entry + 2) === shortType) return known(short(entry + 8))
  }
  return 1
}

function known(orientation: number): number {
  return orientation >= 1 && orientation <= 8 ? orientation : 1
}

/** Exif data that tells the orientation and nothing else, in no more than `room` bytes. */
export function orientationAlone(orientation: number, room: number): Buffer {
  const tiff = Buffer.alloc(room < wholeBytes ? shortBytes : wholeBytes)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(shortType, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

/** Whether a picture lies on its side as it is stored. */
export function isTurned(orientation: number): boolean {
  return orientation >= 5
}
