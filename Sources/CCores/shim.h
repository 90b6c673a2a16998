/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifdef __linux__
#include <sys/syscall.h>
#endif
#include <unistd.h>

/* The cores that this process may run on; less than 1 where that is not known. The function of Linux's C library for it is not shown to Swift,
   and Foundation's reads four files, which takes a millisecond. */
static inline long nenrin_available_cores(void) {
#ifdef __linux__
  unsigned long mask[128] = {0};
  if (syscall(SYS_sched_getaffinity, 0, sizeof mask, mask) > 0) {
    long count = 0;
    for (unsigned long word = 0; word < sizeof mask / sizeof *mask; word++) count += __builtin_popcountl(mask[word]);
    return count;
  }
#endif
  return sysconf(_SC_NPROCESSORS_ONLN);
}
