package io.millrace.cli.demo.story;

import io.millrace.cli.demo.account.Check;
import io.millrace.events.Event;

import java.time.Duration;
import java.util.List;

/**
 * One run of a lane.
 *
 * @param done what was done before it
 * @param blocks what it left behind, for people
 * @param chains the events of each chain
 * @param took from the first event to the last effect
 */
public record Chapter(
        int number,
        String title,
        List<String> done,
        List<Block> blocks,
        List<List<Event<?>>> chains,
        List<Check> checks,
        Duration took) {}
