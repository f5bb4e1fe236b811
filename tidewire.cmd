@echo off
rem Starts Tidewire on Windows; builds it first when that has not been done yet. Needs a JDK, 17 or later.
setlocal
set "HOME_DIR=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "CP=%HOME_DIR%app\target\tidewire-app.jar;%HOME_DIR%app\target\lib\*"
if exist "%HOME_DIR%lib\tidewire-app.jar" set "CP=%HOME_DIR%lib\*"
if not exist "%HOME_DIR%lib\tidewire-app.jar" if not exist "%HOME_DIR%app\target\tidewire-app.jar" (
  echo Building Tidewire. The first time Maven downloads its libraries; that takes a few minutes. 1>&2
  pushd "%HOME_DIR%"
  call mvnw.cmd -q -Dquick -DskipTests package 1>&2 || exit /b 2
  popd
)
"%JAVA%" -Xms256m -Xmx1g -XX:+UseSerialGC -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 -Dtidewire.home="%HOME_DIR%." %TIDEWIRE_JAVA_OPTS% -cp "%CP%" tidewire.app.Main %*
