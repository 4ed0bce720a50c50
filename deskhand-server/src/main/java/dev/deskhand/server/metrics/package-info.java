/**
 * Figures about this server, in the text format of Prometheus; names, units and labels only here.
 */
@NullMarked
package dev.deskhand.server.metrics;

import org.jspecify.annotations.NullMarked;
