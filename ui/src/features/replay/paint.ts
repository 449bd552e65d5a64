/** Draws the tokens of a moment. What somebody does is told by shape and colour: a ring waits, a disc does, a diamond moves. */
import type { Viewport } from "../../state/viewport";
import type { Dot, More } from "./places";

export interface Colours {
  waiting: string;
  doing: string;
  moving: string;
  paper: string;
  ink: string;
  /** On what is filled with the colour of moving. */
  on: string;
  font: string;
}

interface Drawn {
  dots: readonly Dot[];
  more: readonly More[];
  /** Places that are marked: the lower left of their cards. */
  stops: readonly { x: number; y: number; width: number }[];
}

/** Pixels; small maps have small tokens, but none that cannot be seen. */
const RADIUS = { of: 6, least: 2.5, most: 11 };

export function paint(pen: CanvasRenderingContext2D, { dots, more, stops }: Drawn, at: Viewport, room: { width: number; height: number; top: number }, colours: Colours, chosen: number | undefined): void {
  const r = Math.min(RADIUS.most, Math.max(RADIUS.least, RADIUS.of * at.zoom));
  const place = ({ x, y }: { x: number; y: number }) => [at.x + x * at.zoom, at.y + y * at.zoom] as const;
  pen.save();
  pen.beginPath();
  pen.rect(0, room.top, room.width, room.height - room.top);
  pen.clip();
  for (const dot of dots) {
    const [x, y] = place(dot);
    if (x < -r || y < -r || x > room.width + r || y > room.height + r) continue;
    token(pen, x, y, dot.customer === chosen ? r * 1.6 : r, dot.doing, colours);
  }
  pen.font = `600 ${Math.max(9, 11 * at.zoom)}px ${colours.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const one of more) pill(pen, one.text, ...place(one), colours);
  for (const stop of stops) flag(pen, ...place({ x: stop.x + stop.width, y: stop.y }), r, colours);
  pen.restore();
}

function token(pen: CanvasRenderingContext2D, x: number, y: number, r: number, doing: Dot["doing"], colours: Colours): void {
  pen.beginPath();
  if (doing === "moving") {
    pen.moveTo(x, y - r);
    pen.lineTo(x + r, y);
    pen.lineTo(x, y + r);
    pen.lineTo(x - r, y);
    pen.closePath();
  } else pen.arc(x, y, doing === "waiting" ? r - 0.7 : r, 0, 2 * Math.PI);
  pen.fillStyle = doing === "waiting" ? colours.paper : colours[doing];
  pen.fill();
  pen.lineWidth = doing === "waiting" ? r / 2 : 1;
  pen.strokeStyle = doing === "waiting" ? colours.waiting : colours.paper;
  pen.stroke();
}

function pill(pen: CanvasRenderingContext2D, text: string, x: number, y: number, colours: Colours): void {
  const [width, height] = [pen.measureText(text).width + 10, 16];
  pen.beginPath();
  pen.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  pen.fillStyle = colours.paper;
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = colours.ink;
  pen.stroke();
  pen.fillStyle = colours.ink;
  pen.fillText(text, x, y + 0.5);
}

/** Two bars on a ground: here it stops. */
function flag(pen: CanvasRenderingContext2D, x: number, y: number, r: number, colours: Colours): void {
  const size = r * 1.7;
  pen.beginPath();
  pen.roundRect(x - size, y - size, 2 * size, 2 * size, size / 2);
  pen.fillStyle = colours.moving;
  pen.fill();
  pen.fillStyle = colours.on;
  for (const side of [-0.45, 0.15]) pen.fillRect(x + side * size, y - size / 2, size * 0.3, size);
}
