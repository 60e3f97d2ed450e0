/**
 * The photos of the story: flat drawings, plainly no photographs of anybody's home.
 * @module
 */
import { type Color, encodePng } from './png'

const WIDTH = 480
const HEIGHT = 360

type Shape = { color: Color } & (
  | { kind: 'box'; x: number; y: number; w: number; h: number }
  | { kind: 'disc'; x: number; y: number; r: number }
)

const box = (x: number, y: number, w: number, h: number, color: Color): Shape => ({
  kind: 'box',
  x,
  y,
  w,
  h,
  color,
})
const disc = (x: number, y: number, r: number, color: Color): Shape => ({
  kind: 'disc',
  x,
  y,
  r,
  color,
})

const NIGHT: Color = [38, 46, 66]
const DUSK: Color = [214, 190, 160]
const DAYLIGHT: Color = [205, 224, 232]
const WALL: Color = [226, 214, 196]
const GROUND: Color = [150, 146, 140]
const STEEL: Color = [92, 100, 108]
const GREEN: Color = [86, 134, 98]
const LIGHT: Color = [252, 226, 150]
const RED: Color = [190, 74, 62]
const BLUE: Color = [72, 106, 150]
const DARK: Color = [52, 52, 56]
const YELLOW: Color = [226, 180, 66]
const WHITE: Color = [246, 244, 238]
const CLOTH: Color = [236, 226, 208]
const TABLE: Color = [176, 142, 108]

const lamp = (bulb: Color): Shape[] => [
  box(0, 290, WIDTH, 70, [64, 66, 76]),
  box(300, 60, 150, 230, [58, 64, 84]),
  box(345, 190, 60, 100, [40, 40, 50]),
  box(150, 110, 10, 180, STEEL),
  box(150, 104, 60, 8, STEEL),
  disc(205, 122, 18, bulb),
]

const bin = (x: number, color: Color): Shape[] => [
  box(x, 170, 80, 110, color),
  box(x - 6, 156, 92, 18, DARK),
  disc(x + 14, 286, 10, DARK),
  disc(x + 66, 286, 10, DARK),
]

const car = (x: number, y: number, color: Color): Shape[] => [
  box(x, y, 150, 46, color),
  box(x + 28, y - 34, 90, 36, color),
  box(x + 38, y - 26, 30, 24, DAYLIGHT),
  box(x + 76, y - 26, 32, 24, DAYLIGHT),
  disc(x + 34, y + 48, 17, DARK),
  disc(x + 116, y + 48, 17, DARK),
]

const yard: Shape[] = [box(0, 80, WIDTH, 160, WALL), box(0, 240, WIDTH, 120, GROUND)]

const PICTURES = {
  lampDark: { sky: NIGHT, shapes: lamp([70, 74, 84]) },
  lampLit: { sky: NIGHT, shapes: [disc(205, 140, 70, [96, 92, 84]), ...lamp(LIGHT)] },
  bins: {
    sky: DUSK,
    shapes: [
      ...yard,
      ...bin(90, GREEN),
      ...bin(210, BLUE),
      disc(330, 270, 26, DARK),
      disc(366, 280, 20, [104, 84, 64]),
      disc(140, 150, 24, [120, 100, 84]),
    ],
  },
  binsClean: { sky: DAYLIGHT, shapes: [...yard, ...bin(90, GREEN), ...bin(210, BLUE)] },
  fireLane: {
    sky: DAYLIGHT,
    shapes: [
      ...yard,
      ...[0, 80, 160, 240, 320, 400].map((x) => box(x, 334, 50, 10, YELLOW)),
      ...car(50, 230, RED),
      ...car(260, 240, [220, 220, 224]),
    ],
  },
  rice: {
    sky: CLOTH,
    shapes: [
      box(0, 300, WIDTH, 60, TABLE),
      box(150, 70, 180, 240, WHITE),
      box(150, 70, 180, 26, GREEN),
      box(150, 284, 180, 26, GREEN),
      disc(240, 190, 56, GREEN),
      disc(240, 190, 46, WHITE),
      disc(228, 182, 10, YELLOW),
      disc(250, 178, 10, YELLOW),
      disc(240, 200, 10, YELLOW),
    ],
  },
  detergent: {
    sky: CLOTH,
    shapes: [
      box(0, 300, WIDTH, 60, TABLE),
      box(170, 120, 140, 190, BLUE),
      box(205, 70, 50, 52, WHITE),
      box(296, 140, 40, 110, BLUE),
      box(296, 160, 20, 70, CLOTH),
      box(186, 180, 92, 80, WHITE),
      disc(232, 220, 26, [140, 190, 220]),
    ],
  },
  umbrella: {
    sky: DAYLIGHT,
    shapes: [
      box(0, 300, WIDTH, 60, TABLE),
      box(0, 190, WIDTH, 110, DAYLIGHT),
      box(236, 180, 8, 120, DARK),
      box(216, 296, 28, 8, DARK),
      disc(240, 190, 130, RED),
    ],
  },
  binBags: {
    sky: CLOTH,
    shapes: [
      box(0, 300, WIDTH, 60, TABLE),
      box(110, 150, 110, 160, DARK),
      disc(165, 150, 55, STEEL),
      disc(165, 150, 18, CLOTH),
      box(260, 150, 110, 160, GREEN),
      disc(315, 150, 55, [120, 164, 130]),
      disc(315, 150, 18, CLOTH),
    ],
  },
  deskLamp: {
    sky: DUSK,
    shapes: [
      box(0, 300, WIDTH, 60, TABLE),
      box(150, 286, 140, 16, DARK),
      box(214, 150, 12, 140, STEEL),
      box(214, 142, 120, 12, STEEL),
      box(296, 120, 90, 44, YELLOW),
      disc(341, 180, 24, LIGHT),
    ],
  },
} satisfies Record<string, { sky: Color; shapes: Shape[] }>

/** Names of the pictures there are. */
export type PictureName = keyof typeof PICTURES

function contains(shape: Shape, x: number, y: number): boolean {
  if (shape.kind === 'disc') return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.r ** 2
  return x >= shape.x && x < shape.x + shape.w && y >= shape.y && y < shape.y + shape.h
}

/** A picture as a PNG file, 480 by 360 pixels, a few kilobytes. */
export function drawPicture(name: PictureName): Buffer {
  const { sky, shapes } = PICTURES[name]
  const topFirst = [...shapes].reverse()
  return encodePng(
    WIDTH,
    HEIGHT,
    (x, y) => topFirst.find((shape) => contains(shape, x, y))?.color ?? sky,
  )
}
