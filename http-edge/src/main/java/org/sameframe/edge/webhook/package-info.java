/** Brings webhooks' messages to their addresses. */
@org.jspecify.annotations.NullMarked
package org.sameframe.edge.webhook;
