package dev.deskhand.server.http;

import dev.deskhand.server.authorisation.Authorisation;
import dev.deskhand.server.bot.BotEditor;
import dev.deskhand.server.bot.BotTrial;
import dev.deskhand.server.bot.BotVersions;
import dev.deskhand.server.bot.Bots;
import dev.deskhand.server.business.BusinessDesk;
import dev.deskhand.server.checklist.Checklist;
import dev.deskhand.server.checklist.LastTests;
import dev.deskhand.server.connection.Connections;
import dev.deskhand.server.conversation.Conversations;
import dev.deskhand.server.conversation.DeadLetters;
import dev.deskhand.server.conversation.LeftMessageDesk;
import dev.deskhand.server.deployment.Deployments;
import dev.deskhand.server.deployment.KeysStore;
import dev.deskhand.server.health.HealthCheck;
import dev.deskhand.server.live.LiveEvents;
import dev.deskhand.server.metrics.Metrics;
import dev.deskhand.server.retention.Visitors;
import dev.deskhand.server.security.Security;
import java.time.Duration;
import java.util.Optional;

/**
 * What the routes lead to.
 *
 * @param consoleRoot the console's folder on the class path, if this build has one
 * @param heartbeat of live event streams
 */
public record HttpParts(
        Security security,
        BusinessDesk businesses,
        Bots bots,
        BotEditor botEditor,
        BotVersions botVersions,
        BotTrial botTrial,
        Deployments deployments,
        KeysStore keys,
        Authorisation authorisation,
        Checklist checklist,
        LastTests lastTests,
        Connections connections,
        Conversations conversations,
        DeadLetters deadLetters,
        LeftMessageDesk leftMessages,
        Visitors visitors,
        LiveEvents live,
        HealthCheck health,
        Metrics metrics,
        SiteAddress site,
        String version,
        Optional<String> consoleRoot,
        Optional<DemoInfo> demo,
        Duration heartbeat) {}
