/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#include <stdint.h>
#include <sys/mman.h>
#endif
#include <unistd.h>

#include "CCores.h"

long nenrin_available_cores(void) {
#ifdef __linux__
  /* That of Foundation reads four files, which takes a millisecond. */
  cpu_set_t cores;
  if (sched_getaffinity(0, sizeof cores, &cores) == 0) return CPU_COUNT(&cores);
#endif
  return sysconf(_SC_NPROCESSORS_ONLN);
}

#ifdef __linux__
/* Where the linker has put this program's own variables; null in a library. */
extern char __data_start[] __attribute__((weak)), _end[] __attribute__((weak));

/* Each page of a program's variables is copied when it is first written, and each copy is told to every core that has a thread of it. Before
   there is a second thread, they are copied together and told to nobody. */
static void claim_variables(void) {
#ifdef MADV_POPULATE_WRITE
  uintptr_t page = sysconf(_SC_PAGESIZE);
  uintptr_t start = ((uintptr_t)__data_start + page - 1) / page * page, end = ((uintptr_t)_end + page - 1) / page * page;
  if (start != 0 && start < end) madvise((void *)start, end - start, MADV_POPULATE_WRITE);
#endif
}

_Static_assert(sizeof(cpu_set_t) == sizeof((struct nenrin_start *)0)->cores, "the cores of a thread are a cpu_set_t");

static void *begin(void *argument) {
  struct nenrin_start *start = argument;
  sched_setaffinity(0, sizeof start->cores, (const cpu_set_t *)start->cores);
  return start->body(start->argument);
}

/* The core that is the `number`th of these after `core`; -1 where they are less than two. */
static int core_after(int core, int number, const cpu_set_t *cores) {
  int count = CPU_COUNT(cores);
  if (core < 0 || number < 0 || count < 2) return -1;
  for (int steps = number % count; steps > 0;) {
    core = (core + 1) % CPU_SETSIZE;
    if (CPU_ISSET(core, cores)) steps--;
  }
  return core;
}

/* Which core a new thread begins on is the scheduler's choice. Some choose that of its maker, where it waits for a millisecond or two. */
static int start_elsewhere(pthread_t *thread, struct nenrin_start *start, int number) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, claim_variables);
  cpu_set_t *cores = (cpu_set_t *)start->cores, only;
  if (sched_getaffinity(0, sizeof *cores, cores) != 0) return -1;
  int core = core_after(sched_getcpu(), number, cores);
  pthread_attr_t attributes;
  if (core < 0 || pthread_attr_init(&attributes) != 0) return -1;
  CPU_ZERO(&only);
  CPU_SET(core, &only);
  int code = pthread_attr_setaffinity_np(&attributes, sizeof only, &only);
  if (code == 0) code = pthread_create(thread, &attributes, begin, start);
  pthread_attr_destroy(&attributes);
  return code;
}
#endif

int nenrin_start_thread(pthread_t *thread, struct nenrin_start *start, int number) {
#ifdef __linux__
  if (start_elsewhere(thread, start, number) == 0) return 0;
#endif
  return pthread_create(thread, NULL, start->body, start->argument);
}
