# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced: say JAPANESE ENGLISH prints the one that the environment asks for, by the rule of the command itself.

say() {
  case "${LC_ALL:-${LANG:-}}" in
    ja*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$2" ;;
  esac
}
