"""The queue that Milewalk is measured on, in SimPy and in Ciw: M/M/c with exponential patience.

    python peers.py simpy|ciw MINUTES ARRIVALS SERVERS PATIENCE

prints one line of JSON: customers, seconds, share that gives up. Service takes a minute on average. Imports and the
building of the network are not timed.
"""

import json
import random
import sys
import time


def in_simpy(minutes, arrivals, servers, patience):
    import simpy

    draw = random.Random(7).expovariate
    environment = simpy.Environment()
    team = simpy.Resource(environment, capacity=servers)
    counts = {"come": 0, "gone": 0}

    def customer():
        counts["come"] += 1
        with team.request() as turn:
            yield turn | environment.timeout(draw(1 / patience))
            if turn.triggered:
                yield environment.timeout(draw(1.0))
            else:
                counts["gone"] += 1

    def door():
        while True:
            yield environment.timeout(draw(arrivals))
            environment.process(customer())

    environment.process(door())
    begun = time.perf_counter()
    environment.run(until=minutes)
    return counts["come"], time.perf_counter() - begun, counts["gone"] / counts["come"]


def in_ciw(minutes, arrivals, servers, patience):
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(arrivals)],
        service_distributions=[ciw.dists.Exponential(1.0)],
        reneging_time_distributions=[ciw.dists.Exponential(1 / patience)],
        number_of_servers=[servers],
    )
    ciw.seed(7)
    simulation = ciw.Simulation(network)
    begun = time.perf_counter()
    simulation.simulate_until_max_time(minutes)
    seconds = time.perf_counter() - begun
    records = simulation.get_all_records()
    gone = sum(record.record_type == "renege" for record in records)
    return len(records), seconds, gone / len(records)


if __name__ == "__main__":
    which, minutes, arrivals, servers, patience = sys.argv[1:]
    run = {"simpy": in_simpy, "ciw": in_ciw}[which]
    customers, seconds, gives_up = run(float(minutes), float(arrivals), int(servers), float(patience))
    print(json.dumps({"customers": customers, "seconds": seconds, "gives_up": gives_up}))
