package io.millrace.cli.demo.account;

import java.time.Duration;
import java.util.List;

/**
 * One run of the lane.
 *
 * @param done what was done to the source before it
 * @param took from the request to the last effect
 */
public record Round(
        int number, String title, List<String> done, Findings findings, List<Check> checks, Duration took) {}
