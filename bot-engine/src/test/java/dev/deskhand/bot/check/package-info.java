@org.jspecify.annotations.NullMarked
package dev.deskhand.bot.check;
