package dev.deskhand.app.chaos;

import dev.deskhand.app.Failure;
import dev.deskhand.app.Parts;
import dev.deskhand.app.Reasons;
import dev.deskhand.app.demo.HttpJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A run: builds the stage, lets visitors, people, faults and kills loose on it for a while, waits
 * until everything has come to rest, and audits what every visitor reads.
 */
public final class Chaos {
    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);

    /**
     * Longer than all that a server may need after the last fault: back-off, time-outs, gap fill.
     */
    private static final Duration REST_LIMIT = Duration.ofMinutes(3);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Nothing new for so many looks, once nothing is open: a late duplicate would have come. */
    private static final int QUIET_LOOKS = 4;

    private final Request request;
    private final Consumer<Parts.Part> started;
    private final Consumer<String> progress;
    private final InstantSource clock;
    private final Storm storm = new Storm();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * @param started takes care of each process from its start on
     * @param progress takes a line now and then
     */
    public Chaos(
            Request request,
            Consumer<Parts.Part> started,
            Consumer<String> progress,
            InstantSource clock) {
        this.request = request;
        this.started = started;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * What to run.
     *
     * @param storm how long visitors write and faults strike
     * @param folder where everything is written
     * @param tamper what is broken on purpose
     */
    public record Request(
            Duration storm, long seed, int visitors, Path folder, Optional<Tamper> tamper) {}

    /**
     * @throws Failure when emulator or server do not start
     */
    public Report run() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Stage stage = new Stage(request.folder(), started, http);
            boolean lose = request.tamper().filter(Tamper.LOSE::equals).isPresent();
            Stage.Set set =
                    stage.build(lose ? QuizBot.file(QuizBot.QUESTIONS / 2) : QuizBot.file());
            awaitOnline(set.operator());
            progress.accept(
                    "%d visitors for %d s, seed %d"
                            .formatted(
                                    request.visitors(),
                                    request.storm().toSeconds(),
                                    request.seed()));
            return run(stage, set);
        }
    }

    private void awaitOnline(Operator operator) {
        long deadline = System.nanoTime() + REST_LIMIT.toNanos();
        while (!operator.look(clock.instant())) {
            if (System.nanoTime() > deadline) {
                throw new Failure(
                        "The connection did not come online before any fault was injected.");
            }
            storm.waits(Duration.ofMillis(200));
        }
    }

    private Report run(Stage stage, Stage.Set set) {
        Random seeds = new Random(request.seed());
        Random forVisitors = new Random(seeds.nextLong());
        List<FaultPlan.Injection> faults =
                FaultPlan.of(new Random(seeds.nextLong()), request.storm());
        List<Killer.Kill> kills = Killer.plan(new Random(seeds.nextLong()), request.storm());
        List<VisitorRun> visitors =
                Script.of(
                                forVisitors,
                                request.visitors(),
                                set.zendesk().cast().people().size(),
                                request.storm())
                        .stream()
                        .map(script -> new VisitorRun(script, set.zendesk(), storm, refused))
                        .toList();
        Report.Load load = Report.Load.now();
        long began = System.nanoTime();
        weather(set, visitors, faults, kills, began);
        set.zendesk().removeFaults();
        request.tamper().ifPresent(tamper -> tamper(tamper, set.zendesk(), visitors));
        progress.accept("The storm is over; waiting until everything has come to rest");
        long rested = System.nanoTime();
        List<Chat> chats = rest(set, visitors);
        Duration restTook = Duration.ofNanos(System.nanoTime() - rested);
        Watch watch = set.operator().watch(FrameFile.read(stage.recording()));
        Crossing crossing =
                FrameFile.crossing(stage.recording(), watch.frames(), chats, load.crossing());
        Audit audit =
                Audit.of(chats, crossing)
                        .with(ConnectionAudit.of(watch))
                        .with(secrecy(stage, set.secrets()));
        return new Report(
                request,
                audit,
                watch,
                chats,
                new Report.Course(restTook, refused.get(), load, Report.Load.now()));
    }

    /** The storm itself; ends when its time is over. */
    private void weather(
            Stage.Set set,
            List<VisitorRun> visitors,
            List<FaultPlan.Injection> faults,
            List<Killer.Kill> kills,
            long began) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            visitors.forEach(visitor -> all.add(threads.submit(visitor::play)));
            Saboteur saboteur = new Saboteur(set.zendesk(), storm);
            Killer killer = new Killer(set.server(), set.operator(), storm, clock);
            all.add(threads.submit(() -> saboteur.carryOut(faults)));
            all.add(threads.submit(() -> killer.carryOut(kills)));
            try {
                while (System.nanoTime() - began < request.storm().toNanos()) {
                    glance(set.operator());
                    storm.waits(LOOK);
                }
            } finally {
                storm.end();
            }
            all.forEach(Chaos::join);
        }
    }

    /** A look that the busy machine did not allow is left out; the next one comes soon. */
    private void glance(Operator operator) {
        try {
            operator.look(clock.instant());
        } catch (HttpJson.Refused e) {
            LOG.debug("A look was left out", e);
        }
    }

    /** A visitor who could not go on would make the audit look better than it is. */
    private static void join(Future<?> part) {
        try {
            part.get();
        } catch (ExecutionException e) {
            throw new Failure("A part of the run itself failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The run was interrupted.", e);
        }
    }

    private static void tamper(Tamper tamper, Zendesk zendesk, List<VisitorRun> visitors) {
        for (VisitorRun visitor : visitors) {
            Optional<Tamper.Act> act =
                    visitor.channel().isEmpty()
                            ? Optional.empty()
                            : tamper.act(zendesk.lines(visitor.channel()));
            if (act.isPresent()) {
                zendesk.write(zendesk.cast().bot(), visitor.channel(), act.get().text());
                return;
            }
        }
    }

    /** Waits until nothing is open and nothing new comes, or until the limit is over. */
    private List<Chat> rest(Stage.Set set, List<VisitorRun> visitors) {
        Storm calm = new Storm();
        long deadline = System.nanoTime() + REST_LIMIT.toNanos();
        List<Chat> seen = List.of();
        List<Chat> news = List.of();
        int quiet = 0;
        while (System.nanoTime() < deadline && quiet < QUIET_LOOKS) {
            boolean online = set.operator().look(clock.instant());
            List<Chat> before = news;
            seen = chats(set, visitors);
            news = seen.stream().map(Chat::withoutWaiting).toList();
            boolean still = online && news.equals(before) && settled(seen);
            quiet = still ? quiet + 1 : 0;
            calm.waits(LOOK);
        }
        return seen;
    }

    private static boolean settled(List<Chat> chats) {
        return Audit.of(chats, Crossing.unrecorded()).open() == 0
                && chats.stream()
                        .flatMap(chat -> chat.record().stream())
                        .noneMatch(line -> line.fate().equals("pending"));
    }

    private List<Chat> chats(Stage.Set set, List<VisitorRun> visitors) {
        List<VisitorRun> came = visitors.stream().filter(v -> !v.channel().isEmpty()).toList();
        Set<String> channels = came.stream().map(VisitorRun::channel).collect(Collectors.toSet());
        Map<String, List<Chat.Recorded>> record = record(set.operator(), channels);
        Set<String> peoples = peoplesChannels(set.zendesk());
        return came.stream()
                .map(visitor ->
                        new Chat(
                                visitor.name(),
                                visitor.channel(),
                                set.zendesk().lines(visitor.channel()),
                                peoples.contains(visitor.channel()),
                                record.getOrDefault(visitor.channel(), List.of())))
                .toList();
    }

    /** Without the server's word everything that is missing counts as lost. */
    private static Map<String, List<Chat.Recorded>> record(
            Operator operator, Set<String> channels) {
        try {
            return operator.record(channels);
        } catch (HttpJson.Refused e) {
            return Map.of();
        }
    }

    private static Set<String> peoplesChannels(Zendesk zendesk) {
        String people = zendesk.cast().department();
        return zendesk.state()
                .path("channels")
                .valueStream()
                .filter(channel -> channel.path("department_id").asString("").equals(people))
                .map((JsonNode channel) -> channel.path("id").asString())
                .collect(Collectors.toSet());
    }

    private static List<Breach> secrecy(Stage stage, List<String> secrets) {
        List<String> words =
                Stream.concat(
                                IntStream.rangeClosed(1, QuizBot.QUESTIONS)
                                        .mapToObj(QuizBot::question),
                                Stream.of(QuizBot.NONSENSE, "xyzzy"))
                        .toList();
        List<Breach> breaches = new ArrayList<>();
        try (Stream<String> log = Files.lines(stage.serverLog());
                Stream<Path> data = Files.walk(stage.serverData())) {
            breaches.addAll(SecrecyAudit.ofLog("server.log", log, secrets, words));
            for (Path file : data.filter(Files::isRegularFile).toList()) {
                breaches.addAll(
                        SecrecyAudit.ofFile(
                                String.valueOf(file.getFileName()),
                                Files.readAllBytes(file),
                                secrets));
            }
        } catch (IOException e) {
            throw new Failure("What the server wrote cannot be read: " + Reasons.of(e), e);
        }
        return breaches;
    }
}
