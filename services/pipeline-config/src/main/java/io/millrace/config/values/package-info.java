/** Values that configuration files compare columns with, fill them with or limit them by. */
package io.millrace.config.values;
