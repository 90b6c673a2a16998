/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NENRIN_CCORES_H
#define NENRIN_CCORES_H

#include <pthread.h>

/* The cores that this process may run on; less than 1 where that is not known. */
long nenrin_available_cores(void);

/* What a thread begins with; to be kept until it has been waited for. */
struct nenrin_start {
  void *(*body)(void *);
  void *argument;
  unsigned long long cores[16];
};

/* As pthread_create, but the thread begins on another core than its maker's where there is one: on the `number`th after it, counted round and
   round. It may go elsewhere from then on. `start` has its body and its argument. */
int nenrin_start_thread(pthread_t *thread, struct nenrin_start *start, int number);

#endif
