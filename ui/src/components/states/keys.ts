/** What a record is called within its map, as one string, and the records of a state by it. */
import type { MapRecord, RecordKey } from "../../api/bindings";

export type Records = ReadonlyMap<string, MapRecord>;

/** "touchpoint 0193…". */
export const nameOf = (record: RecordKey["record"], id = ""): string => `${record} ${id}`;

export function keyOf(key: RecordKey): string {
  return nameOf(key.record, "id" in key ? key.id : "");
}

export function recordsByKey(records: readonly MapRecord[]): Records {
  return new Map(records.map((record) => [recordKey(record), record]));
}

function recordKey(record: MapRecord): string {
  switch (record.record) {
    case "details":
      return nameOf("details");
    case "placement":
      return nameOf("placement", record.value.touchpoint);
    default:
      return nameOf(record.record, record.value.id);
  }
}

/** The name of a step of that state; empty where it has none. */
export function stepName(records: Records, touchpoint: string): string {
  const record = records.get(nameOf("touchpoint", touchpoint));
  return record?.record === "touchpoint" ? record.value.name : "";
}
