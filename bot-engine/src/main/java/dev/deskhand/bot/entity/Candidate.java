package dev.deskhand.bot.entity;

/**
 * What a recogniser has found.
 *
 * @param start index of the first character
 * @param end index after the last character
 * @param weak a bare number or word that anything firmer around it overrules
 */
record Candidate(int start, int end, EntityValue value, boolean weak) {}
