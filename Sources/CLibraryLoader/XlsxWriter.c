#include "CLibraryLoader.h"

#ifdef __linux__
#include <xlsxwriter.h>

#ifdef LXW_SOVERSION
#define LIBRARIES "libxlsxwriter.so." LXW_SOVERSION
#else
#define LIBRARIES "libxlsxwriter.so"
#endif
#include "OnDemand.h"

int nenrin_xlsxwriter_is_there(void) { return routine("workbook_new") != 0; }

ON_DEMAND(lxw_chart_series *, chart_add_series, (lxw_chart *chart, const char *categories, const char *values), (chart,
          categories, values))
ON_DEMAND(void, chart_axis_major_gridlines_set_line, (lxw_chart_axis *axis, lxw_chart_line *line), (axis, line))
ON_DEMAND(void, chart_axis_set_crossing, (lxw_chart_axis *axis, double value), (axis, value))
ON_DEMAND(void, chart_axis_set_interval_unit, (lxw_chart_axis *axis, uint16_t unit), (axis, unit))
ON_DEMAND(void, chart_axis_set_label_position, (lxw_chart_axis *axis, uint8_t position), (axis, position))
ON_DEMAND(void, chart_axis_set_log_base, (lxw_chart_axis *axis, uint16_t log_base), (axis, log_base))
ON_DEMAND(void, chart_axis_set_major_unit, (lxw_chart_axis *axis, double unit), (axis, unit))
ON_DEMAND(void, chart_axis_set_max, (lxw_chart_axis *axis, double max), (axis, max))
ON_DEMAND(void, chart_axis_set_min, (lxw_chart_axis *axis, double min), (axis, min))
ON_DEMAND(void, chart_axis_set_name, (lxw_chart_axis *axis, const char *name), (axis, name))
ON_DEMAND(void, chart_axis_set_name_font, (lxw_chart_axis *axis, lxw_chart_font *font), (axis, font))
ON_DEMAND(void, chart_axis_set_num_font, (lxw_chart_axis *axis, lxw_chart_font *font), (axis, font))
ON_DEMAND(void, chart_axis_set_num_format, (lxw_chart_axis *axis, const char *num_format), (axis, num_format))
ON_DEMAND(void, chart_axis_set_reverse, (lxw_chart_axis *axis), (axis))
ON_DEMAND(void, chart_legend_set_position, (lxw_chart *chart, uint8_t position), (chart, position))
ON_DEMAND(void, chart_series_set_categories, (lxw_chart_series *series, const char *sheetname, lxw_row_t first_row,
          lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col), (series, sheetname, first_row, first_col, last_row,
          last_col))
ON_DEMAND(void, chart_series_set_fill, (lxw_chart_series *series, lxw_chart_fill *fill), (series, fill))
ON_DEMAND(void, chart_series_set_labels, (lxw_chart_series *series), (series))
ON_DEMAND(void, chart_series_set_labels_font, (lxw_chart_series *series, lxw_chart_font *font), (series, font))
ON_DEMAND(void, chart_series_set_labels_num_format, (lxw_chart_series *series, const char *num_format), (series,
          num_format))
ON_DEMAND(void, chart_series_set_name, (lxw_chart_series *series, const char *name), (series, name))
ON_DEMAND(void, chart_series_set_values, (lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t
          first_col, lxw_row_t last_row, lxw_col_t last_col), (series, sheetname, first_row, first_col, last_row, last_col))
ON_DEMAND(void, chart_set_series_overlap, (lxw_chart *chart, int8_t overlap), (chart, overlap))
ON_DEMAND(void, chart_set_series_gap, (lxw_chart *chart, uint16_t gap), (chart, gap))
ON_DEMAND(void, chart_title_set_name, (lxw_chart *chart, const char *name), (chart, name))
ON_DEMAND(void, chart_title_set_name_font, (lxw_chart *chart, lxw_chart_font *font), (chart, font))
ON_DEMAND(void, format_set_align, (lxw_format *format, uint8_t alignment), (format, alignment))
ON_DEMAND(void, format_set_bg_color, (lxw_format *format, lxw_color_t color), (format, color))
ON_DEMAND(void, format_set_bold, (lxw_format *format), (format))
ON_DEMAND(void, format_set_border_color, (lxw_format *format, lxw_color_t color), (format, color))
ON_DEMAND(void, format_set_bottom, (lxw_format *format, uint8_t style), (format, style))
ON_DEMAND(void, format_set_font_color, (lxw_format *format, lxw_color_t color), (format, color))
ON_DEMAND(void, format_set_font_size, (lxw_format *format, double size), (format, size))
ON_DEMAND(void, format_set_indent, (lxw_format *format, uint8_t level), (format, level))
ON_DEMAND(void, format_set_num_format, (lxw_format *format, const char *num_format), (format, num_format))
ON_DEMAND(void, format_set_text_wrap, (lxw_format *format), (format))
ON_DEMAND(char *, lxw_strerror, (lxw_error error_num), (error_num))
ON_DEMAND(const char *, lxw_version, (void), ())
ON_DEMAND(void, lxw_workbook_free, (lxw_workbook *workbook), (workbook))
ON_DEMAND(lxw_chart *, workbook_add_chart, (lxw_workbook *workbook, uint8_t chart_type), (workbook, chart_type))
ON_DEMAND(lxw_format *, workbook_add_format, (lxw_workbook *workbook), (workbook))
ON_DEMAND(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *workbook, const char *sheetname), (workbook, sheetname))
ON_DEMAND(lxw_error, workbook_close, (lxw_workbook *workbook), (workbook))
ON_DEMAND(lxw_workbook *, workbook_new, (const char *filename), (filename))
ON_DEMAND(lxw_error, workbook_set_properties, (lxw_workbook *workbook, lxw_doc_properties *properties), (workbook,
          properties))
ON_DEMAND(lxw_error, worksheet_autofilter, (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t
          last_row, lxw_col_t last_col), (worksheet, first_row, first_col, last_row, last_col))
ON_DEMAND(lxw_error, worksheet_conditional_format_range, (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t
          first_col, lxw_row_t last_row, lxw_col_t last_col, lxw_conditional_format *conditional_format), (worksheet,
          first_row, first_col, last_row, last_col, conditional_format))
ON_DEMAND(void, worksheet_fit_to_pages, (lxw_worksheet *worksheet, uint16_t width, uint16_t height), (worksheet, width,
          height))
ON_DEMAND(void, worksheet_freeze_panes, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col), (worksheet, row, col))
ON_DEMAND(lxw_error, worksheet_insert_chart_opt, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_chart *chart,
          lxw_chart_options *user_options), (worksheet, row, col, chart, user_options))
ON_DEMAND(lxw_error, worksheet_merge_range, (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t
          last_row, lxw_col_t last_col, const char *string, lxw_format *format), (worksheet, first_row, first_col, last_row,
          last_col, string, format))
ON_DEMAND(lxw_error, worksheet_print_area, (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t
          last_row, lxw_col_t last_col), (worksheet, first_row, first_col, last_row, last_col))
ON_DEMAND(lxw_error, worksheet_repeat_rows, (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_row_t last_row), (worksheet,
          first_row, last_row))
ON_DEMAND(lxw_error, worksheet_set_column, (lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col, double width,
          lxw_format *format), (worksheet, first_col, last_col, width, format))
ON_DEMAND(lxw_error, worksheet_set_footer_opt, (lxw_worksheet *worksheet, const char *string, lxw_header_footer_options
          *options), (worksheet, string, options))
ON_DEMAND(lxw_error, worksheet_set_header_opt, (lxw_worksheet *worksheet, const char *string, lxw_header_footer_options
          *options), (worksheet, string, options))
ON_DEMAND(void, worksheet_set_default_row, (lxw_worksheet *worksheet, double height, uint8_t hide_unused_rows), (worksheet,
          height, hide_unused_rows))
ON_DEMAND(void, worksheet_set_landscape, (lxw_worksheet *worksheet), (worksheet))
ON_DEMAND(void, worksheet_set_margins, (lxw_worksheet *worksheet, double left, double right, double top, double bottom),
          (worksheet, left, right, top, bottom))
ON_DEMAND(void, worksheet_set_paper, (lxw_worksheet *worksheet, uint8_t paper_type), (worksheet, paper_type))
ON_DEMAND(lxw_error, worksheet_set_row, (lxw_worksheet *worksheet, lxw_row_t row, double height, lxw_format *format),
          (worksheet, row, height, format))
ON_DEMAND(lxw_error, worksheet_set_row_opt, (lxw_worksheet *worksheet, lxw_row_t row, double height, lxw_format *format,
          lxw_row_col_options *options), (worksheet, row, height, format, options))
ON_DEMAND(lxw_error, worksheet_write_blank, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_format *format),
          (worksheet, row, col, format))
ON_DEMAND(lxw_error, worksheet_write_number, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, double number,
          lxw_format *format), (worksheet, row, col, number, format))
ON_DEMAND(lxw_error, worksheet_write_rich_string, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col,
          lxw_rich_string_tuple *rich_string[], lxw_format *format), (worksheet, row, col, rich_string, format))
ON_DEMAND(lxw_error, worksheet_write_string, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *string,
          lxw_format *format), (worksheet, row, col, string, format))
ON_DEMAND(lxw_error, worksheet_data_validation_range, (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col,
          lxw_row_t last_row, lxw_col_t last_col, lxw_data_validation *validation), (worksheet, first_row, first_col,
          last_row, last_col, validation))
ON_DEMAND(lxw_error, worksheet_set_column_opt, (lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col, double
          width, lxw_format *format, lxw_row_col_options *options), (worksheet, first_col, last_col, width, format,
          options))
ON_DEMAND(void, worksheet_hide, (lxw_worksheet *worksheet), (worksheet))
ON_DEMAND(void, format_set_border, (lxw_format *format, uint8_t style), (format, style))

#else
int nenrin_xlsxwriter_is_there(void) { return 1; }
#endif
