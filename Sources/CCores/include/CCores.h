/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NENRIN_CCORES_H
#define NENRIN_CCORES_H

#include <pthread.h>

/* The cores that this process may run on; less than 1 where that is not known. */
long nenrin_available_cores(void);

/* As pthread_create, but the thread begins on another core than its maker's where there is one: on the `number`th after it. It may go
   elsewhere from then on. */
int nenrin_start_thread(pthread_t *thread, void *(*body)(void *), void *argument, int number);

#endif
