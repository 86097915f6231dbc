/** Values that the source did not send because they had not changed, while the change that last sent them lies aside. */
package io.millrace.jobs.stream.unsent;
