import { expect, test, vi } from "vitest";
import { steadyWheel } from "./steadyWheel";

test("listeners are exchanged without one coming or going", () => {
  const zoom = document.createElement("div");
  const native = vi.spyOn(EventTarget.prototype, "addEventListener");
  steadyWheel(zoom);
  const [first, second] = [vi.fn(), vi.fn()];
  zoom.addEventListener("wheel", first, { passive: false });
  zoom.dispatchEvent(new WheelEvent("wheel"));
  zoom.removeEventListener("wheel", first);
  zoom.addEventListener("wheel", second, { passive: false });
  zoom.dispatchEvent(new WheelEvent("wheel"));
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  expect(native.mock.calls.filter(([type]) => type === "wheel")).toHaveLength(1);
  zoom.removeEventListener("wheel", second);
  zoom.dispatchEvent(new WheelEvent("wheel"));
  expect(second).toHaveBeenCalledTimes(1);
  native.mockRestore();
});

test("one that was there before can still be taken off, and other events are left alone", () => {
  const zoom = document.createElement("div");
  const [old, click] = [vi.fn(), vi.fn()];
  zoom.addEventListener("wheel", old);
  steadyWheel(zoom);
  zoom.removeEventListener("wheel", old);
  zoom.addEventListener("click", click);
  zoom.dispatchEvent(new WheelEvent("wheel"));
  zoom.dispatchEvent(new MouseEvent("click"));
  expect([old.mock.calls.length, click.mock.calls.length]).toEqual([0, 1]);
});
