/** Who may do what: access tokens, signed media addresses, origins of web pages, and budgets for guessing. */
@NullMarked
package org.sameframe.edge.auth;

import org.jspecify.annotations.NullMarked;
