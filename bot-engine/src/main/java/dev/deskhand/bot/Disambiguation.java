package dev.deskhand.bot;

/** When a visitor is asked which of a bot's nodes is meant. */
public enum Disambiguation {
    /** Never: the nearest is taken, if it is near enough. */
    OFF,
    /** Where several are equally near. */
    EQUALLY_NEAR,
    /** There, and where the nearest is not quite near enough to be answered. */
    NEAR_MISSES
}
