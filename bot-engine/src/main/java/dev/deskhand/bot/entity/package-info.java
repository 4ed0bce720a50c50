/**
 * Entities: the values that a visitor's words hold, found with their place in the text and their
 * type. Pure: the time, the zone and the language come with each call.
 */
@NullMarked
package dev.deskhand.bot.entity;

import org.jspecify.annotations.NullMarked;
