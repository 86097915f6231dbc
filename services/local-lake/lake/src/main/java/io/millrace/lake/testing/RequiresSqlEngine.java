package io.millrace.lake.testing;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that asks for {@link io.millrace.lake.LakePart#SQL_ENGINE}. Where it cannot run the test is skipped and says
 * why; under continuous integration, with {@code CI=true} in the environment, it fails instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SqlEngineCondition.class)
public @interface RequiresSqlEngine {}
