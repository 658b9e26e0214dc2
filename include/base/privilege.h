/* privilege: the office's group, which an installed (setgid) program holds for the database alone.
 *
 * Files that a person names are read and written with that person's own rights, never with the
 * group's: else the program would be a way round the folder's lock. Without setgid all of this
 * changes nothing. Knows no file and no path. */
#ifndef BASE_PRIVILEGE_H
#define BASE_PRIVILEGE_H

/* The caller's own group for what follows; ended by privilege_as_office. Not nested. */
void privilege_as_caller(void);
void privilege_as_office(void);

/* Gives the group up for good: a database of one's own needs none. */
void privilege_drop(void);

#endif
