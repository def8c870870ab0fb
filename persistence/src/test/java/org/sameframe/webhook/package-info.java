@NullMarked
package org.sameframe.webhook;

import org.jspecify.annotations.NullMarked;
