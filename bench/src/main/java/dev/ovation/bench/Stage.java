package dev.ovation.bench;

/**
 * One of the situations each leg of a scenario is measured in.
 *
 * @param perRoom messages a second to each room
 */
record Stage(String name, Audience audience, double perRoom) {
    double deliveriesPerSecond() {
        return perRoom * audience.rooms() * audience.perRoom();
    }
}
