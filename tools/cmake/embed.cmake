# Text that the program carries inside itself: SQL and labels, turned into headers under build/generated.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(liandiao_generated target header)
  get_filename_component(name ${header} NAME_WE)
  add_custom_target(${target}_embedded_${name} DEPENDS ${header})
  add_dependencies(${target} ${target}_embedded_${name})
  liandiao_include(${target} ${CMAKE_BINARY_DIR}/generated/${target})
endfunction()

# "generated/sql.hpp": every named query of <directory>/queries and every migration of <directory>/migrations.
function(liandiao_embed_sql target directory)
  set(script ${CMAKE_SOURCE_DIR}/tools/cmake/embed_sql.py)
  set(header ${CMAKE_BINARY_DIR}/generated/${target}/generated/sql.hpp)
  file(GLOB_RECURSE texts CONFIGURE_DEPENDS ${directory}/queries/*.sql ${directory}/migrations/*.sql)
  # The list of files stands in the build, so that removing one is noticed as well as adding one.
  file(GENERATE OUTPUT ${header}.files CONTENT "$<JOIN:${texts},\n>\n")
  add_custom_command(OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} -B ${script} ${directory} ${header}
    DEPENDS ${script} ${CMAKE_SOURCE_DIR}/tools/cmake/embed_text.py ${texts} ${header}.files
    COMMENT "Embedding SQL" VERBATIM)
  liandiao_generated(${target} ${header})
endfunction()

# "generated/<name>.hpp": a table of the files matching the pattern, each under its name without extension.
function(liandiao_embed_texts target name pattern)
  set(script ${CMAKE_SOURCE_DIR}/tools/cmake/embed_text.py)
  set(header ${CMAKE_BINARY_DIR}/generated/${target}/generated/${name}.hpp)
  file(GLOB texts CONFIGURE_DEPENDS ${pattern})
  file(GENERATE OUTPUT ${header}.files CONTENT "$<JOIN:${texts},\n>\n")
  add_custom_command(OUTPUT ${header}
    COMMAND ${Python3_EXECUTABLE} -B ${script} ${name} ${header} ${texts}
    DEPENDS ${script} ${texts} ${header}.files
    COMMENT "Embedding ${name}" VERBATIM)
  liandiao_generated(${target} ${header})
endfunction()
