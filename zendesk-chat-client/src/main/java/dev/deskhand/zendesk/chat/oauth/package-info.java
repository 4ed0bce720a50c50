/** How an agent's consent becomes an access token of Zendesk Chat. */
@NullMarked
package dev.deskhand.zendesk.chat.oauth;

import org.jspecify.annotations.NullMarked;
