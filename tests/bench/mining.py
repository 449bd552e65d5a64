"""What Milewalk does with tickets, in pm4py: a file read, laid out by what follows what, and held against a map.

    python mining.py follows FILE      a log (XES, gzipped or not), or the table of the UCI incidents (CSV)
    python mining.py align FILE MAP    the variants of a log against the map of a file of tests/

prints one line of JSON with seconds and with what came out, to be compared. Imports are not timed. pm4py is run as a
program of its own and is no part of Milewalk.
"""

import json
import sys
import time

import pandas
import pm4py


def read(file):
    if not file.endswith((".csv", ".csv.gz")):
        return pm4py.read_xes(file)
    table = pandas.read_csv(file, na_values="?", low_memory=False)
    table["sys_updated_at"] = pandas.to_datetime(table["sys_updated_at"], format="%d/%m/%Y %H:%M", utc=True)
    return pm4py.format_dataframe(
        table, case_id="number", activity_key="incident_state", timestamp_key="sys_updated_at"
    )


def follows(file):
    begun = time.perf_counter()
    log = read(file)
    was_read = time.perf_counter()
    pairs, _, _ = pm4py.discover_dfg(log)
    times, _, _ = pm4py.discover_performance_dfg(log, perf_aggregation_key="all")
    medians = {pair: pandas.Series(seconds).quantile([0.5, 0.9]) for pair, seconds in times.items()}
    ways = pm4py.get_variants(log)
    done = time.perf_counter()
    return {
        "read": was_read - begun,
        "figures": done - was_read,
        "events": len(log),
        "pairs": sum(pairs.values()),
        "different": len(medians),
        "ways": len(ways),
    }


def align(file, drawn):
    log = read(file)
    with open(drawn) as text:
        drawn = json.load(text)["bpic13"]
    edges = {tuple(edge): 1 for edge in drawn["edges"]}
    starts, ends = ({name: 1 for name in drawn[key]} for key in ("starts", "ends"))
    net = pm4py.convert_to_petri_net(edges, starts, ends)
    begun = time.perf_counter()
    found = pm4py.conformance_diagnostics_alignments(log, *net)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "cost": sum(int(one["cost"]) // 10_000 for one in found), "cases": len(found)}


if __name__ == "__main__":
    what, *files = sys.argv[1:]
    print(json.dumps({"follows": follows, "align": align}[what](*files)))
