/* What the C library knows of text: how many columns of a terminal a character takes (POSIX wcwidth, hidden from Swift's
   Glibc module behind a feature macro, hence the declaration), and how a number is printed, which Swift can call for only
   by way of lists of arguments that it looks up one by one. */
#include <stdio.h>
#include <wchar.h>
extern int wcwidth(wchar_t c);

/* With so many decimals, rounded from the exact value; the length, as snprintf has it. */
static inline int nenrin_print_decimals(char *text, size_t size, int decimals, double number) {
  return snprintf(text, size, "%.*f", decimals, number);
}

/* With so many significant digits, in the shorter of the plain and the scientific notation. */
static inline int nenrin_print_significant(char *text, size_t size, int digits, double number) {
  return snprintf(text, size, "%.*g", digits, number);
}
