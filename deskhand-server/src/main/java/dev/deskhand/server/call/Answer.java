package dev.deskhand.server.call;

/**
 * What a service sent back.
 *
 * @param body as bytes, without transfer coding
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, byte[] body) {}
