# embed: turns data/schema/NNNN.sql into one C table, so that a program never meets another
# version's schema. Run by the build: cmake -DOUT=FILE -DFILES=A;B -P embed.cmake

set(arrays "")
set(rows "")
foreach(file ${FILES})
    get_filename_component(stem ${file} NAME_WE)
    string(REGEX REPLACE "^0+" "" version ${stem})
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    string(REGEX REPLACE "('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)"
                         "\\1\\2\\3\\4\\5\\6\\7\\8\n    " bytes "${bytes}")
    string(APPEND arrays "static const char migration_${stem}[] = {\n    ${bytes}0};\n\n")
    string(APPEND rows "    {${version}, migration_${stem}},\n")
endforeach()
file(WRITE ${OUT} "/* Made from data/schema by embed.cmake. */\n\n#include \"store/migrate.h\"\n\n"
    "${arrays}const struct migration store_migrations[] = {\n${rows}};\n\n"
    "const size_t store_migration_count = sizeof store_migrations / sizeof store_migrations[0];\n")
