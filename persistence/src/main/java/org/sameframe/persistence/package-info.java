/** The store: journal, snapshots and room keys in an H2 file or in PostgreSQL, brought to this version at start. */
@NullMarked
package org.sameframe.persistence;

import org.jspecify.annotations.NullMarked;
