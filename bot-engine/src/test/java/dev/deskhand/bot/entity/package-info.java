@NullMarked
package dev.deskhand.bot.entity;

import org.jspecify.annotations.NullMarked;
