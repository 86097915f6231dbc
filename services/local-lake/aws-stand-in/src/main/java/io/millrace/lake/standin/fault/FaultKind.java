package io.millrace.lake.standin.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a call fails. */
public enum FaultKind {
    /** The service's own throttling error. */
    @JsonProperty("throttle")
    THROTTLE,
    /** The service's own error for missing permission. */
    @JsonProperty("access-denied")
    ACCESS_DENIED,
    /** Status 500. */
    @JsonProperty("internal")
    INTERNAL,
    /** The answer comes late, so that the client's time-out fires. */
    @JsonProperty("hang")
    HANG,
    /** The connection closes without an answer. */
    @JsonProperty("drop")
    DROP,
    /** The call is answered, and the work that it begins fails: the execution of a query, the last of a batch of partitions. */
    @JsonProperty("fail-work")
    FAIL_WORK
}
