@NullMarked
package org.sameframe.loadtests.client;

import org.jspecify.annotations.NullMarked;
